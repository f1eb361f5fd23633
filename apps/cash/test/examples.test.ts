import { expect, it } from '@jest/globals';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { OPEN_ITEM_EXAMPLE, PAYMENT_EXAMPLE, PAYMENT_SUMMARY_EXAMPLE } from '../src/http/cash.examples.js';
import * as schemas from '../src/http/cash.schemas.js';

it.each<[string, TSchema, unknown]>([
  ['OpenItemView', schemas.OpenItemView, OPEN_ITEM_EXAMPLE],
  ['PaymentView', schemas.PaymentView, PAYMENT_EXAMPLE],
  ['PaymentSummary', schemas.PaymentSummary, PAYMENT_SUMMARY_EXAMPLE],
])('the example of %s is one', (_, schema, example) => {
  expect(Check(schema, example)).toBe(true);
});
