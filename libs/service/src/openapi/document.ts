import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
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
  const describe = (): OpenAPIObject => {
    hideSchemasInSignatures(app);
    return SwaggerModule.createDocument(app, config);
  };
  SwaggerModule.setup('docs', app, describe, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    ui: false,
  });
}

/**
 * Where a schema and the type made of it have one name, the compiler takes the schema for a class and notes it as the type
 * of a parameter; the scan for OpenAPI then fails. Such parameters are described by decorators anyway.
 */
function hideSchemasInSignatures(app: INestApplication): void {
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      const prototype = (metatype as Type).prototype as object;
      for (const method of Object.getOwnPropertyNames(prototype)) {
        const types = Reflect.getMetadata('design:paramtypes', prototype, method) as unknown[] | undefined;
        if (types === undefined) continue;
        const described = types.map((type) => (typeof type === 'function' ? type : Object));
        Reflect.defineMetadata('design:paramtypes', described, prototype, method);
      }
    }
  }
}
