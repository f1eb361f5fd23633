import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ExtendsResolver, Located } from '@app/definitions';
import { collectDiagnostics, contentHash, loadDefinition, refuse } from '@app/definitions';
import type { Standard } from '@app/interchange';
import type { Dictionary } from './dictionary.js';
import { loadDictionary } from './dictionary.load.js';
import { compileGuide } from './guide.compile.js';
import type { GuideFile } from './guide.schema.js';
import { GuideSchema } from './guide.schema.js';
import type { Guide, GuideUse } from './guide.js';
import { usesOf } from './guide.uses.js';
import { matchTransaction } from './match.js';
import { outlineOf } from './outline.js';
import { Shelf } from './shelf.js';
import { extendedXml, loadXmlGuide, loadXmlOverlay } from './xml/xml.guide.js';

const GUIDE_FILE = 'guide.yaml';
/** Of a partner's overlay. */
const OVERLAY_ENDING = '.guide.yaml';
/** `acme/850`: a partner's folder and a name. */
const PARTNER_REF = /^\w[\w.-]*\/\w[\w.-]*$/;
const DICTIONARY_FILE = 'dictionary.yaml';
/** Lists to which an extending guide adds, in place of replacing them. */
const APPENDED = ['insert', 'rules'];

export interface GuideLibraryOptions {
  /** The folder of the partners, whose overlays stand in `<partner>/<name>.guide.yaml` and are named `<partner>/<name>`. */
  readonly partners?: string;
}

/**
 * All dictionaries and guides of a folder: `<standard>/<version>/dictionary.yaml` and
 * `<standard>/<version>/<message>/guide.yaml`; of XML, `xml/<family>/<document>/guide.yaml` alone. A guide's ref is its
 * folder: `x12/004010/850`; of a partner's overlay `acme/850`.
 */
export class GuideLibrary {
  private readonly overlays = new Map<string, Guide>();

  private constructor(
    private readonly mappingsDir: string,
    private readonly guides: Shelf<Guide>,
    private readonly dictionaries: Shelf<Dictionary>,
    private readonly partners: string | undefined,
  ) {}

  /** Reads, checks and compiles everything. Throws DefinitionError with the diagnostics of all files. */
  static load(mappingsDir: string, options: GuideLibraryOptions = {}): GuideLibrary {
    const library = GuideLibrary.open(mappingsDir, options);
    library.loadAll();
    return library;
  }

  /**
   * Reads, checks and compiles what is asked for, when it is asked for first: for a process that needs one guide.
   * `find`, `get`, `list` and `dictionary` throw a DefinitionError where a file is wrong.
   */
  static open(mappingsDir: string, { partners }: GuideLibraryOptions = {}): GuideLibrary {
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
      return loadGuide(mappingsDir, ref, dictionaries.need(versionOf(ref)));
    });
    return new GuideLibrary(mappingsDir, guides, dictionaries, partners);
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

  /** A guide by its ref: `x12/004010/850`, or `acme/850` of a partner. */
  get(ref: string): Guide | undefined {
    return this.guides.get(ref) ?? this.ofPartner(ref);
  }

  /** What `get` knows: the refs of the standards, then those of the partners. Nothing is read for it. */
  refs(): string[] {
    return [...this.guides.refs, ...overlayFiles(this.partners).map(overlayRef)];
  }

  /**
   * A partner's overlay, such as `partners/acme/850.guide.yaml` with `extends: x12/004010/850`: only what differs from
   * the base guide, tightened or loosened. Compiled once; its ref is folder and name, `acme/850`.
   * @throws DefinitionError with everything that is wrong in it
   */
  overlay(file: string): Guide {
    const known = this.overlays.get(file);
    if (known !== undefined) return known;
    const guide = this.overlayOfXml(file) ?? this.overlayOfSegments(file);
    this.overlays.set(file, guide);
    return guide;
  }

  private overlayOfXml(file: string): Guide | undefined {
    const base = this.guides.get(extendedXml(file) ?? '');
    if (base === undefined) return undefined;
    return loadXmlOverlay(file, overlayRef(file), base, (ref) => join(this.mappingsDir, ref, GUIDE_FILE));
  }

  private overlayOfSegments(file: string): Guide {
    const located = readGuide(file, this.mappingsDir);
    const { extends: base, message } = located.value;
    if (base === undefined)
      refuse(located.at([]), 'An overlay extends a guide.', 'Name it, such as extends: x12/004010/850.');
    const over = this.get(base);
    if (over === undefined || over.standard === 'xml' || over.message !== message)
      refuse(
        located.at(['extends']),
        `"${base}" is no guide that can be changed to one of ${message}.`,
        'Name the base guide.',
      );
    return guideOf(overlayRef(file), located, this.dictionaries.need(versionOf(base)), base);
  }

  /** Reads all that was not asked for yet. Throws DefinitionError with the diagnostics of all files. */
  loadAll(): void {
    this.dictionaries.loadAll();
    this.guides.loadAll();
    collectDiagnostics(overlayFiles(this.partners).map((file) => () => this.overlay(file)));
  }

  /** The guides of the standards. */
  list(): Guide[] {
    return this.guides.loadAll();
  }

  /** The dictionary of `x12/004010`. */
  dictionary(ref: string): Dictionary | undefined {
    return this.dictionaries.get(ref);
  }

  private ofPartner(ref: string): Guide | undefined {
    if (this.partners === undefined || !PARTNER_REF.test(ref)) return undefined;
    const file = join(this.partners, ref + OVERLAY_ENDING);
    return existsSync(file) ? this.overlay(file) : undefined;
  }
}

function loadGuide(mappingsDir: string, ref: string, dictionary: Dictionary): Guide {
  const located = readGuide(join(mappingsDir, ref, GUIDE_FILE), mappingsDir);
  const { message, association } = located.value;
  const folder = association === undefined ? message : `${message}.${association}`;
  if (!ref.endsWith(`/${folder}`)) {
    refuse(
      located.at(['message']),
      `The guide is for ${folder}, but its folder is ${ref}.`,
      `Move it to a folder ${folder}.`,
    );
  }
  return guideOf(ref, located, dictionary);
}

function readGuide(file: string, mappingsDir: string): Located<GuideFile> {
  return loadDefinition(file, GuideSchema, {
    extends: (base) => join(mappingsDir, base, GUIDE_FILE),
    append: APPENDED,
  });
}

function guideOf(ref: string, located: Located<GuideFile>, dictionary: Dictionary, base?: string): Guide {
  const { message, group, association } = located.value;
  const plan = compileGuide(located, dictionary);
  let uses: readonly GuideUse[] | undefined;
  return {
    ref,
    hash: contentHash(dictionary.hash, located.value),
    ...(base === undefined ? {} : { base }),
    standard: dictionary.standard,
    version: dictionary.version,
    message,
    ...(group === undefined ? {} : { group }),
    ...(association === undefined ? {} : { association }),
    outline: outlineOf(plan.root),
    uses: () => (uses ??= usesOf(plan.root, plan.placeOf)),
    match: (transaction, terms) => matchTransaction(plan, transaction, terms),
  };
}

function overlayFiles(partners: string | undefined): string[] {
  if (partners === undefined || !existsSync(partners)) return [];
  return folders(partners).flatMap((partner) =>
    readdirSync(join(partners, partner))
      .filter((file) => file.endsWith(OVERLAY_ENDING))
      .sort()
      .map((file) => join(partners, partner, file)),
  );
}

/** `acme/850` of `partners/acme/850.guide.yaml`. */
function overlayRef(file: string): string {
  return `${basename(dirname(file))}/${basename(file).replace(/(\.guide)?\.yaml$/, '')}`;
}

/** `x12/004010` of `x12/004010/850`. */
function versionOf(ref: string): string {
  return ref.slice(0, ref.lastIndexOf('/'));
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
