import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearestName } from '@app/definitions';
import type { Guide } from '@app/guide';
import { GuideLibrary } from '@app/guide';
import { MAPPINGS_FOLDER, PARTNERS_FOLDER } from '../console/folders.js';
import { SentenceError } from '../console/sentence.error.js';

/** The guides of the package and the overlays of partners. */
export class GuideSource {
  readonly library = GuideLibrary.open(MAPPINGS_FOLDER);

  /**
   * A guide by its ref (`x12/004010/850`; `acme/850` of a partner) or the file of an overlay.
   * @throws SentenceError when there is none; DefinitionError when it is wrong
   */
  find(name: string): Guide {
    if (name.endsWith('.yaml') && existsSync(name)) return this.library.overlay(resolve(name));
    const overlay = join(PARTNERS_FOLDER, `${name}.guide.yaml`);
    const found = existsSync(overlay) ? this.library.overlay(overlay) : this.library.get(name);
    if (found !== undefined) return found;
    const near = nearestName(
      name,
      this.library.list().map(({ ref }) => ref),
    );
    throw new SentenceError(
      `There is no guide ${name}. ${near === undefined ? 'Write a ref such as x12/004010/850 or acme/850.' : `Did you mean ${near}?`}`,
    );
  }
}
