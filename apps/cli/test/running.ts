import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  /** Closes standard output after so many characters, as `head` does. */
  readonly readAtMost?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the built command line as a child process, without colours. */
export function crossdock(args: readonly string[], { input = '', readAtMost, env }: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['bin/crossdock.js', ...args], {
      env: { ...process.env, ...env, NO_COLOR: '1' },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (readAtMost !== undefined && stdout.length >= readAtMost) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(input);
  });
}

const ISA =
  'ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*HARBORGOODS    *260301*0930*U*00401*000000412*0*P*>~\n';

/** An order that no guide objects to. */
export const ORDER = `${ISA}GS*PO*ACMERETAIL*HARBORGOODS*20260301*0930*7*X*004010~
ST*850*0001~
BEG*00*SA*4500012345**20260301~
PO1*1*10*EA*9.25**UP*614141100019~
CTT*1~
SE*5*0001~
GE*1*7~
IEA*1*000000412~
`;
