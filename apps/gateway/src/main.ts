import { runProcess } from '@app/service';
import { gatewayApp } from './index.js';

await runProcess([gatewayApp]);
