import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

interface SignalMap {
  /** Interchanges wait in these lanes. */
  received: [lanes: readonly string[]];
  /** Interchanges of these transmissions got their result. */
  settled: [transmissionIds: readonly string[]];
  /** Files wait to be written to the outbox folder. */
  toSend: [];
}

/** Hints within the process, so that work begins at once. They may be lost: whoever listens also asks the tables. */
@Injectable()
export class Signals {
  private readonly emitter = new EventEmitter<SignalMap>().setMaxListeners(0);

  received(lanes: readonly string[]): void {
    this.emitter.emit('received', lanes);
  }

  settled(transmissionIds: readonly string[]): void {
    this.emitter.emit('settled', transmissionIds);
  }

  toSend(): void {
    this.emitter.emit('toSend');
  }

  /** Calls the listener on every signal; returns what ends that. */
  on<Name extends keyof SignalMap>(name: Name, listener: (...args: SignalMap[Name]) => void): () => void {
    const untyped = listener as (...args: unknown[]) => void;
    (this.emitter as EventEmitter).on(name, untyped);
    return () => (this.emitter as EventEmitter).off(name, untyped);
  }
}
