import { runProcess } from '@app/service';
import { cashApp } from './index.js';

await runProcess([cashApp]);
