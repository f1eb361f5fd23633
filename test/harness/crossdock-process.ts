import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What is run: all apps in one process, or one app as its container would run it. */
const PROGRAMS = {
  all: ['bin/crossdock.js', 'start'],
  gateway: ['dist/apps/gateway/src/main.js'],
  orders: ['dist/apps/orders/src/main.js'],
  cash: ['dist/apps/cash/src/main.js'],
} as const;

/** Crossdock as a process of its own, so that it can be stopped and killed. It sees only the settings it is given. */
export class CrossdockProcess {
  private child: ChildProcess | undefined;
  url = '';

  constructor(
    private readonly program: keyof typeof PROGRAMS,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** Starts it on a free port and waits until it is ready. Throws with its output if it ends, or is not ready in time. */
  async start(): Promise<void> {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, PROGRAMS[this.program], {
      env: { PATH, ...this.settings, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => output.push(data.toString()));
    const deadline = Date.now() + 90_000;
    while (!(await this.isReady())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        child.kill('SIGKILL');
        throw new Error(`${this.program} is not ready:\n${output.join('')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Of the process, to ask the system about it; undefined before it is started. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** `kill -9`: nothing of it runs on. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Stops it in good order and answers its exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (child === undefined) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
