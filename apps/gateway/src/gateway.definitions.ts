export { Definitions } from '@app/pipeline';
