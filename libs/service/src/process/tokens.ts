/** Injection token of the `AppDefinition`s that this process runs. */
export const APPS = Symbol('crossdock.apps');
