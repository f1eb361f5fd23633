import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppDefinition } from '../app-definition.js';
import { serveApiDescription } from '../openapi/document.js';
import { ProblemFilter } from '../problem/problem.filter.js';
import type { Lifecycle } from '../process/lifecycle.js';
import type { Settings } from '../settings/settings.js';
import { leaveBodiesAsStreams } from './bodies.js';
import { refuseLargeBodies, refuseWhileStopping, requireToken } from './guards.js';

/** Everything about HTTP that is the same in each process; called before the application is initialised. */
export function setUpHttp(
  app: NestFastifyApplication,
  apps: readonly AppDefinition[],
  settings: Settings,
  lifecycle: Lifecycle,
): void {
  const fastify = app.getHttpAdapter().getInstance();
  refuseWhileStopping(fastify, () => lifecycle.phase === 'stopping');
  if (settings.token !== undefined) requireToken(fastify, settings.token);
  refuseLargeBodies(fastify, settings);
  leaveBodiesAsStreams(fastify);
  app.useGlobalFilters(new ProblemFilter());
  app.enableCsrfProtection();
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      directives: { styleSrc: ["'self'", "'unsafe-inline'"], fontSrc: ["'self'"], upgradeInsecureRequests: null },
    },
    strictTransportSecurity: false,
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  serveApiDescription(app, apps, settings.token !== undefined);
}
