import { articleNumber, day, description, money, PLACES } from './generate.random.mjs';

const LINES = 20;
const ORDERS = 500;
const VERSION = '004010';
const CONTROL = '000000001';

const segment = (...elements) => `${elements.join('*')}~`;

/** 850s of ACME in one interchange, as long as `wanted()`. */
export function* x12Orders(random, wanted) {
  const isa = [
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    'ZZ',
    'ACMERETAIL'.padEnd(15),
    'ZZ',
    'HARBORGOODS'.padEnd(15),
  ];
  yield { segments: [segment('ISA', ...isa, '260301', '0930', 'U', '00401', CONTROL, '0', 'P', '>')] };
  let groups = 0;
  let orders = 0;
  do {
    groups++;
    yield { segments: [segment('GS', 'PO', 'ACMERETAIL', 'HARBORGOODS', '20260301', '0930', groups, 'X', VERSION)] };
    let count = 0;
    while (count === 0 || (count < ORDERS && wanted())) {
      const segments = order(random, ++orders, String(++count).padStart(4, '0'));
      yield { segments, transaction: true };
    }
    yield { segments: [segment('GE', count, groups)] };
  } while (wanted());
  yield { segments: [segment('IEA', groups, CONTROL)] };
}

function order(random, number, control) {
  const segments = [segment('ST', '850', control)];
  const add = (...elements) => segments.push(segment(...elements));
  add('BEG', '00', 'SA', `PO${String(number).padStart(8, '0')}`, '', '20260301');
  add('CUR', 'BY', 'USD');
  add('REF', 'DP', random.digits(3));
  add('REF', 'IA', random.digits(6));
  add('PER', 'BD', 'PURCHASING DEPT', 'TE', '614-555-0100', 'EM', 'BUYER@ACMERETAIL.EXAMPLE');
  add('FOB', 'PP', 'OR', '', '', '', 'DE');
  add('ITD', '14', '3', '2', '', '45', '', '46');
  add('DTM', '010', day(random, '03'));
  add('DTM', '001', day(random, '05'));
  add('TD5', '', '2', 'SWSH', 'M', 'SWIFTSHIP GROUND');
  for (const [role, name] of [
    ['BY', 'ACME RETAIL GROUP'],
    ['ST', 'ACME STORE'],
    ['VN', 'HARBOR GOODS INC.'],
  ]) {
    const [street, city, state, zip] = random.pick(PLACES);
    add('N1', role, name, '92', random.digits(4));
    add('N3', street);
    add('N4', city, state, zip, 'US');
  }
  let cents = 0;
  let pieces = 0;
  for (let line = 1; line <= LINES; line++) {
    const [quantity, price] = [random.between(3, 144), random.between(99, 19999)];
    cents += quantity * price;
    pieces += quantity;
    orderLine(random, add, { line, quantity, price });
  }
  add('CTT', LINES, pieces);
  add('AMT', 'TT', money(cents));
  add('SE', segments.length + 1, control);
  return segments;
}

function orderLine(random, add, { line, quantity, price }) {
  const ids = ['UP', articleNumber(random, '61414'), 'VN', `HG-${random.digits(5)}`, 'BP', random.digits(6)];
  add('PO1', line, quantity, 'EA', money(price), 'PE', ...ids);
  add('CTP', '', 'RTL', money(price * 2));
  add('PID', 'F', '08', '', '', description(random));
  add('PO4', random.between(1, 24), '1', 'EA', 'CTN', 'G', random.between(1, 50), 'LB');
  if (line % 4 === 0) {
    const first = random.between(1, quantity - 2);
    const second = random.between(1, quantity - first - 1);
    add('SDQ', 'EA', '92', '0001', first, '0002', second, '0003', quantity - first - second);
  }
  add('DTM', '002', day(random, '04'));
}
