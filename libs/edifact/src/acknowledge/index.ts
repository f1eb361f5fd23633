export type { EdifactGroupAnswer, EdifactInterchangeAnswer, EdifactMessageAnswer } from './answer.js';
export { contrlSegments } from './contrl.acknowledgment.js';
