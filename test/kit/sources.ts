// What specs take from the backend's sources, so that they themselves import the kit alone.
export { contentOf } from '../../src-backend/attachments/content';
export { seededRandom } from '../../src-backend/random';
export { bundledScenario } from '../../src-backend/scenario/bundled';
