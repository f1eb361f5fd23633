import { articleNumber, day, description, money, PLACES } from './generate.random.mjs';

const LINES = 20;
const CONTROL = 'NM0001';

/** ORDERS of Nordmarkt in one interchange, as long as `wanted()`. */
export function* edifactOrders(random, wanted) {
  const parties = '4001234000008:14+5412345000013:14';
  yield { segments: ["UNA:+.? '", `UNB+UNOC:3+${parties}+260301:0930+${CONTROL}'`] };
  let messages = 0;
  do {
    yield { segments: order(random, ++messages), transaction: true };
  } while (wanted());
  yield { segments: [`UNZ+${messages}+${CONTROL}'`] };
}

function order(random, number) {
  const reference = `ME${String(number).padStart(8, '0')}`;
  const segments = [`UNH+${reference}+ORDERS:D:96A:UN:EAN008'`];
  const add = (text) => segments.push(`${text}'`);
  add(`BGM+220+PO${String(number).padStart(8, '0')}+9`);
  add('DTM+137:20260301:102');
  add(`DTM+2:${day(random, '04')}:102`);
  add('FTX+AAI+++PLEASE DELIVER BEFORE NOON, CALL ?+49 40 5550100');
  add(`RFF+CT:${random.digits(6)}`);
  add('DTM+171:20260101:102');
  add('NAD+BY+4001234000008::9');
  add('CTA+OC+:PURCHASING');
  add('COM+040 5550100:TE');
  const [street, city, state, zip] = random.pick(PLACES);
  const branch = random.chance(0.1) ? "O?'NEIL BRANCH" : 'MAIN BRANCH';
  add(`NAD+DP+4001234000015::9++NORDMARKT:${branch}+${street}+${city}+${state}+${zip}+US`);
  add('NAD+SU+5412345000013::9');
  add('CUX+2:EUR:9');
  add('PAT+1++5:3:D:30');
  add('TDT+20++30+31');
  add('TOD+3++DAP');
  for (let line = 1; line <= LINES; line++) orderLine(random, add, line);
  add('UNS+S');
  add(`CNT+2:${LINES}`);
  segments.push(`UNT+${segments.length + 1}+${reference}'`);
  return segments;
}

function orderLine(random, add, line) {
  const [quantity, price] = [random.between(1, 144), random.between(99, 19999)];
  add(`LIN+${line}++${articleNumber(random, '541234')}:EN`);
  add(`PIA+1+HG-${random.digits(5)}:SA+${random.digits(6)}:IN`);
  const quoted = random.chance(0.05) ? " 19?' RACK" : '';
  add(`IMD+F++:::${description(random).slice(0, 26)}${quoted}`);
  add(`QTY+21:${quantity}:PCE`);
  add(`DTM+2:${day(random, '04')}:102`);
  add(`MOA+203:${money(quantity * price)}`);
  add(`PRI+AAA:${money(price)}`);
  add('TAX+7+VAT+++:::19+S');
}
