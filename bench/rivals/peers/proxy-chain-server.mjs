// The process of the peer proxy-chain: arguments are its port and the URLs of the exits, which take turns.
import * as proxyChain from 'proxy-chain';

const { Server } = proxyChain.Server ? proxyChain : proxyChain.default;
const [port, ...exits] = process.argv.slice(2);
let turn = 0;
const prepareRequestFunction = () => ({ upstreamProxyUrl: exits[turn++ % exits.length] });

process.on('uncaughtException', (error) => console.error('uncaught', error));
await new Server({ host: '127.0.0.1', port: Number(port), verbose: false, prepareRequestFunction }).listen();
