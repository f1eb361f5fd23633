export { XmlElement } from './element.js';
export { createXmlReader } from './reading/reader.js';
