import { pumpContract } from './pump.contract.ts';
import { Pump } from './pump.ts';

pumpContract('the pump', (client, exit, options) => new Pump(client, exit, options));
