/**
 * `npm run demo`: one order-to-cash story against a running Crossdock, told step by step. Needs no network, ends by
 * itself, and may be run again.
 */
import { eventually, get, post, url } from './gateway.mjs';
import { run, storyFile } from './story-files.mjs';

const X12 = 'application/edi-x12';
const EDIFACT = 'application/edifact';
const color = (code) =>
  process.stdout.isTTY && !process.env.NO_COLOR ? (text) => `\x1b[${code}m${text}\x1b[0m` : String;
const bold = color(1);
const dim = color(2);
const say = (text = '') => process.stdout.write(`${text}\n`);
const line = (label, text) => say(`   ${dim(label.padEnd(10))} ${text}`);

let steps = 0;
const step = (title) => say(`\n${bold(`${++steps}. ${title}`)}`);

function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}

function show(result) {
  const [interchange] = result.interchanges;
  expect(interchange, 'the file held no interchange');
  const { id, state, documents, acknowledgments, failures, duplicateOf } = interchange;
  line('came in', `interchange ${id}: ${state}${duplicateOf ? `, the same as ${duplicateOf}` : ''}`);
  for (const document of documents) line('document', `${document.documentType} ${document.documentNumber}`);
  for (const acknowledgment of acknowledgments) {
    line('answered', acknowledgment.kinds?.join(', ') ?? acknowledgment.kind);
    for (const segment of segmentsOf(acknowledgment.content)) line('', dim(segment));
  }
  for (const failure of failures.map((entry) => entry.failure ?? entry)) {
    line('failure', `${failure.code} ${failure.message}`);
    line('remedy', failure.remedy);
  }
  line('see', url(`/interchanges/${id}`));
  return interchange;
}

const segmentsOf = (content = '') =>
  content
    .split(content.startsWith('ISA') ? '~' : /(?<!\?)'/)
    .map((segment) => segment.trim())
    .filter((segment) => /^(AK|TA1|UC)/.test(segment));

async function sendAndShow(file, contentType) {
  return show(await post(file, contentType));
}

async function orders() {
  step('ACME, a retailer, sends two orders in one X12 850 file');
  const file = storyFile('acme-orders.edi');
  const first = await sendAndShow(file, X12);
  expect(first.documents.length === 2, 'two orders were expected');
  const path = `/orders/ACME/${run}1`;
  const order = await eventually(path, (body) => body.lines?.length === 2);
  line('order book', `${order.orderNumber}: ${order.lines.map((each) => `${each.quantityOpen} open`).join(', ')}`);
  line('see', url(path));

  step('Nordmarkt, a German retailer, sends an EDIFACT ORDERS with decimal commas');
  await sendAndShow(storyFile('nordmarkt-order.edi'), EDIFACT);
  await eventually(`/orders/NORDMARKT/NM${run}`, (body) => body.lines?.length === 2);
  line('see', url(`/orders/NORDMARKT/NM${run}`));

  step('ACME is unsure and sends the first file again');
  const again = await sendAndShow(file, X12);
  expect(again.duplicateOf === first.id, 'the second copy should be known as a duplicate');
  line('effect', 'none; the acknowledgment stored the first time went back');
}

async function brokenOrder() {
  step('ACME sends two more orders; the first says 12,5 where a number belongs');
  const result = await sendAndShow(storyFile('acme-broken.edi'), X12);
  expect(result.documents.length === 1 && result.failures.length > 0, 'one order and one failure were expected');
  line('effect', 'the sound order went on, the broken one is named to the byte');
  line('see', url('/failures?partner=acme'));
}

async function despatch() {
  step('Swiftship, the warehouse, announces the shipment: all mugs, 20 of 24 teapots');
  await sendAndShow(storyFile('swiftship-despatch.edi'), X12);
  const path = `/orders/ACME/${run}1`;
  const order = await eventually(path, (body) => body.status === 'partially-shipped');
  for (const each of order.lines)
    line('order line', `${each.quantityOrdered} ordered, ${each.quantityShipped} shipped, ${each.quantityOpen} open`);
  line('see', url(path));
}

async function invoiceAndPayment() {
  step('Our own ERP posts the invoice through the same door: 1220.00 USD');
  await sendAndShow(storyFile('erp-invoice.edi'), X12);
  const items = `/open-items?account=ACME&invoice=INV${run}`;
  await eventually(items, (body) => body.items.length === 1);
  line('see', url(items));

  step('ACME pays 1158.00 and deducts 62.00 for two teapots of poor quality');
  await sendAndShow(storyFile('acme-remittance.edi'), X12);
  const [item] = (await eventually(items, (body) => body.items[0]?.amountOpen !== body.items[0]?.amount)).items;
  line('open item', `${item.invoiceNumber}: ${item.amount} invoiced, ${item.amountOpen} open`);
  const payments = await get(`/payments?account=ACME&reference=PAY${run}`);
  const payment = await get(`/payments/${payments.items[0].id}`);
  for (const each of payment.allocations) line('applied', `${each.amount} to ${each.invoiceNumber} (${each.reason})`);
  line('see', url(`/payments/${payment.id}`));
}

async function story() {
  say(bold('One order, from the purchase order to the cash.'));
  await orders();
  await brokenOrder();
  await despatch();
  await invoiceAndPayment();
  say(`\n${bold('That is the whole way.')} Look around: ${url('/')}, the API: ${url('/docs')}`);
}

story().catch((error) => {
  process.stderr.write(`\ndemo: ${error.message}\n`);
  process.exitCode = 1;
});
