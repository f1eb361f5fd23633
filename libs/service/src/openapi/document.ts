import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { AppDefinition } from '../app-definition.js';
import { VERSION } from '../landing/landing.controller.js';

/** Serves the OpenAPI 3.1 description at `/openapi.json`; it is made when it is first asked for. */
export function serveApiDescription(app: INestApplication, apps: readonly AppDefinition[], secured: boolean): void {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Crossdock')
    .setDescription(
      'EDI and integration gateway for order-to-cash. Errors are problem details (RFC 9457); lists answer `items` and `nextCursor`.',
    )
    .setVersion(VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  for (const { name, description } of apps) builder.addTag(name, description);
  builder.addTag('process', 'Health and metrics of this process.');
  if (secured) builder.addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token').addSecurityRequirements('token');
  const config = builder.build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    ui: false,
  });
}
