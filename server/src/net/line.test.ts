import { lineContract } from './line.contract.ts';

lineContract("Node's sockets", undefined);
