export { XmlElement } from './element.js';
export { createXmlReader } from './reading/reader.js';
export { foreignCharacter, nameProblem, writeXml, XmlWriteError } from './writer/write-xml.js';
export type { XmlDocument, XmlTree } from './writer/xml-tree.js';
