// The thread that reads one large YAML text: lists of thousands take a second, which is too long to keep everything else waiting.
import { parentPort, workerData } from 'node:worker_threads';
import { readYamlSource } from './yaml-source.ts';

parentPort?.postMessage(readYamlSource(workerData as string));
