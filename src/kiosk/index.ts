export { createEngine, type Engine, type EngineOptions } from './engine.ts'
export { plainPage } from './plainPage.ts'
export { CannotOpen } from './store/cannotOpen.ts'
export { consoleLogger, type Files, filesFrom, newId, systemClock } from './system.ts'
