import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtendsResolver } from '@app/definitions';
import { loadDefinition, refuse } from '@app/definitions';
import type { Standard } from '@app/interchange';
import type { Dictionary } from './dictionary.js';
import { loadDictionary } from './dictionary.load.js';
import { compileGuide } from './guide.compile.js';
import { GuideSchema } from './guide.schema.js';
import type { Guide } from './guide.js';
import { matchTransaction } from './match.js';
import { outlineOf } from './outline.js';
import { Shelf } from './shelf.js';
import { loadXmlGuide } from './xml/xml.guide.js';

const GUIDE_FILE = 'guide.yaml';
const DICTIONARY_FILE = 'dictionary.yaml';
/** Lists to which an extending guide adds, in place of replacing them. */
const APPENDED = ['insert', 'rules'];

/**
 * All dictionaries and guides of a folder: `<standard>/<version>/dictionary.yaml` and
 * `<standard>/<version>/<message>/guide.yaml`; of XML, `xml/<family>/<document>/guide.yaml` alone. A guide's ref is its
 * folder: `x12/004010/850`.
 */
export class GuideLibrary {
  private constructor(
    private readonly guides: Shelf<Guide>,
    private readonly dictionaries: Shelf<Dictionary>,
  ) {}

  /** Reads, checks and compiles everything. Throws DefinitionError with the diagnostics of all files. */
  static load(mappingsDir: string): GuideLibrary {
    const { guides, dictionaries } = GuideLibrary.open(mappingsDir);
    dictionaries.loadAll();
    guides.loadAll();
    return new GuideLibrary(guides, dictionaries);
  }

  /**
   * Reads, checks and compiles what is asked for, when it is asked for first: for a process that needs one guide.
   * `find`, `get`, `list` and `dictionary` throw a DefinitionError where a file is wrong.
   */
  static open(mappingsDir: string): GuideLibrary {
    const versions = versionFolders(mappingsDir);
    const resolveDictionary: ExtendsResolver = (ref) => join(mappingsDir, ref, DICTIONARY_FILE);
    const dictionaries = new Shelf(versions, (ref) =>
      loadDictionary(join(mappingsDir, ref, DICTIONARY_FILE), resolveDictionary),
    );
    const messages = [...versions, ...xmlFamilies(mappingsDir)].flatMap((ref) =>
      messageFolders(mappingsDir, ref).map((message) => `${ref}/${message}`),
    );
    const guideFile = (ref: string): string => join(mappingsDir, ref, GUIDE_FILE);
    const guides = new Shelf(messages, (ref) => {
      if (ref.startsWith('xml/')) return loadXmlGuide(guideFile(ref), ref, guideFile);
      const version = ref.slice(0, ref.lastIndexOf('/'));
      return loadGuide(mappingsDir, ref, dictionaries.need(version));
    });
    return new GuideLibrary(guides, dictionaries);
  }

  /**
   * The guide for a message as its headers name it: X12 by exact GS08 or ST03, else by its first six characters;
   * EDIFACT by 0052 and 0054 with the association code, else without.
   */
  find(standard: Standard, version: string, message: string, association?: string): Guide | undefined {
    const exact = association === undefined ? undefined : this.get(`${standard}/${version}/${message}.${association}`);
    const found = exact ?? this.get(`${standard}/${version}/${message}`);
    return found ?? (standard === 'x12' ? this.get(`x12/${version.slice(0, 6)}/${message}`) : undefined);
  }

  get(ref: string): Guide | undefined {
    return this.guides.get(ref);
  }

  list(): Guide[] {
    return this.guides.loadAll();
  }

  /** The dictionary of `x12/004010`. */
  dictionary(ref: string): Dictionary | undefined {
    return this.dictionaries.get(ref);
  }
}

function loadGuide(mappingsDir: string, ref: string, dictionary: Dictionary): Guide {
  const file = join(mappingsDir, ref, GUIDE_FILE);
  const located = loadDefinition(file, GuideSchema, {
    extends: (base) => join(mappingsDir, base, GUIDE_FILE),
    append: APPENDED,
  });
  const { message, group, association } = located.value;
  const folder = association === undefined ? message : `${message}.${association}`;
  if (!ref.endsWith(`/${folder}`)) {
    refuse(
      located.at(['message']),
      `The guide is for ${folder}, but its folder is ${ref}.`,
      `Move it to a folder ${folder}.`,
    );
  }
  const plan = compileGuide(located, dictionary);
  return {
    ref,
    standard: dictionary.standard,
    version: dictionary.version,
    message,
    ...(group === undefined ? {} : { group }),
    ...(association === undefined ? {} : { association }),
    outline: outlineOf(plan.root),
    match: (transaction) => matchTransaction(plan, transaction),
  };
}

function versionFolders(mappingsDir: string): string[] {
  return folders(mappingsDir).flatMap((standard) =>
    folders(join(mappingsDir, standard))
      .map((version) => `${standard}/${version}`)
      .filter((ref) => existsSync(join(mappingsDir, ref, DICTIONARY_FILE))),
  );
}

/** XML documents need no dictionary. */
function xmlFamilies(mappingsDir: string): string[] {
  const folder = join(mappingsDir, 'xml');
  return existsSync(folder) ? folders(folder).map((family) => `xml/${family}`) : [];
}

function messageFolders(mappingsDir: string, ref: string): string[] {
  return folders(join(mappingsDir, ref)).filter((message) => existsSync(join(mappingsDir, ref, message, GUIDE_FILE)));
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
