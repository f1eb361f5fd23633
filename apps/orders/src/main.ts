import { runProcess } from '@app/service';
import { ordersApp } from './index.js';

await runProcess([ordersApp]);
