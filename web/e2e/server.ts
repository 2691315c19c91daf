// The real server for the browser tests: ONEWINDOW_URL names one that runs already (with the demonstration's accounts), else
// ONEWINDOW_BINARY is started on a demonstration centre in a temporary folder.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    outbox: string; // where its outgoing messages are written
  }
}

const binary = process.env.ONEWINDOW_BINARY ?? join(import.meta.dirname, '../../build/release/onewindow');

export default async function start(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.ONEWINDOW_URL) {
    project.provide('url', process.env.ONEWINDOW_URL.replace(/\/$/, ''));
    project.provide('outbox', process.env.ONEWINDOW_OUTBOX ?? '');
    return async () => undefined;
  }
  const data = mkdtempSync(join(tmpdir(), 'onewindow-e2e-'));
  const drop = () => rmSync(data, { recursive: true, force: true });
  try {
    execFileSync(binary, ['simulate', '--seed', '7', '--days', '14', '--cases-per-day', '12', '--data', data], { stdio: ['ignore', 'inherit', 'inherit'] });
    const server = spawn(binary, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    project.provide('url', await addressOf(server));
    project.provide('outbox', join(data, 'outbox.jsonl'));
    return async () => {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
      drop();
    };
  } catch (error) {
    drop();
    throw error;
  }
}

// The server says where it listens in its first line.
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    server.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/[\w.:[\]-]+/.exec(said)?.[0];
      if (address) found(address);
    });
    server.once('exit', (code) => failed(new Error(`the server ended with ${code} before it listened: ${said}`)));
    server.once('error', failed);
  });
}
