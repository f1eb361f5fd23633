import type { Definitions } from '../definitions/definitions.js';
import type { GoldenCase } from './golden.case.js';
import { writeExpected } from './golden.case.js';
import type { GoldenDifference } from './golden.difference.js';
import type { DefinitionFolders } from './golden.runner.js';
import { GoldenRunner } from './golden.runner.js';
import { isOutbound, writeOutboundExpected } from './outbound.golden.js';
import { OutboundRunner } from './outbound.runner.js';

export interface ExampleOutcome {
  readonly golden: GoldenCase;
  /** Empty where all came as expected. */
  readonly differences: readonly GoldenDifference[];
  /** Writes what came as what should come; for a person to read before it is committed. */
  readonly accept: () => void;
}

/** The golden examples of both directions: of what we receive (`golden/`) and of what we send (`golden-out/`). */
export class Examples {
  private constructor(
    private readonly inbound: GoldenRunner,
    private readonly outbound: OutboundRunner,
  ) {}

  /** Guides and maps are read when a case needs them: `run` may throw a DefinitionError. */
  static open(folders: DefinitionFolders): Examples {
    return new Examples(GoldenRunner.open(folders), OutboundRunner.open(folders));
  }

  /** The same of definitions that are loaded already. */
  static of(folders: DefinitionFolders, definitions: Definitions): Examples {
    return new Examples(GoldenRunner.of(folders, definitions), OutboundRunner.of(folders, definitions));
  }

  cases(): GoldenCase[] {
    return [...this.inbound.cases(), ...this.outbound.cases()];
  }

  async run(golden: GoldenCase): Promise<ExampleOutcome> {
    if (isOutbound(golden)) {
      const { actual, differences } = await this.outbound.run(golden);
      return { golden, differences, accept: () => writeOutboundExpected(golden, actual) };
    }
    const { actual, differences } = await this.inbound.run(golden);
    return { golden, differences, accept: () => writeExpected(golden, actual) };
  }
}
