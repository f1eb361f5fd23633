import { expect, it } from '@jest/globals';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { ORDER_EXAMPLE, SHIPMENT_EXAMPLE, SUMMARY_EXAMPLE } from '../src/http/order.examples.js';
import * as schemas from '../src/http/order.schemas.js';

it.each<[string, TSchema, unknown]>([
  ['OrderView', schemas.OrderView, ORDER_EXAMPLE],
  ['ShipmentView', schemas.ShipmentView, SHIPMENT_EXAMPLE],
  ['OrderSummary', schemas.OrderSummary, SUMMARY_EXAMPLE],
])('the example of %s is one', (_, schema, example) => {
  expect(Check(schema, example)).toBe(true);
});
