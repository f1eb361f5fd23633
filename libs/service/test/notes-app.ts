import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { Body, Controller, Get, Inject, Module, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Database, TransientError } from '@app/persistence';
import { ApiPage, ApiProblems, ApiQueries, PageParams, pageOf, problem, SchemaPipe } from '@app/service';
import type { AppDefinition, Page, PageRequest } from '@app/service';
import { MessagingModule, messagingMigration } from '@app/messaging';

const Note = Type.Object({
  id: Type.String(),
  at: Type.String(),
  text: Type.String(),
});
type Note = Static<typeof Note>;
/** A schema and a type of one name: the compiler notes the schema as the type of the parameter below. */
const NotesQuery = Type.Object({
  text: Type.Optional(Type.String({ description: 'a part of the text' })),
  limit: Type.Optional(Type.String()),
  cursor: Type.Optional(Type.String()),
});

type NotesQuery = Static<typeof NotesQuery>;

class Notes1767225600001 implements MigrationInterface {
  readonly name = 'Notes1767225600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE orders.note (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), at timestamptz NOT NULL, text text NOT NULL)`,
    );
    await runner.query(
      `INSERT INTO orders.note (at, text) SELECT timestamptz '2026-03-01 10:00Z' + (n / 3) * interval '1 microsecond', 'note ' || n FROM generate_series(1, 130) AS n`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE orders.note');
  }
}

/** What happens in the handlers, for the tests to wait for: `slow`, `chunk`, `cut`; `go on` lets a slow request end. */
export const happenings = new EventEmitter();

@ApiTags('orders')
@Controller('notes')
class NotesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @ApiQueries(NotesQuery)
  @ApiPage(Note, {
    description: 'Notes, newest first',
    example: { id: 'n1', at: '2026-03-01', text: 'late' },
  })
  @ApiProblems(503)
  async list(
    @Query(new SchemaPipe(NotesQuery)) { text }: NotesQuery,
    @PageParams('time', 'uuid') page: PageRequest,
  ): Promise<Page<Note>> {
    const [at = null, id = null] = page.after ?? [];
    const rows = await this.database.query<Note>(
      `SELECT id, at::text, text FROM orders.note
       WHERE ($1::text IS NULL OR text LIKE '%' || $1 || '%')
         AND ($2::timestamptz IS NULL OR (at, id) < ($2::timestamptz, $3::uuid))
       ORDER BY at DESC, id DESC LIMIT $4`,
      [text ?? null, at, id, page.limit + 1],
    );
    return pageOf(rows, page, (row) => [row.at, row.id]);
  }

  @Post('bytes')
  async bytes(@Body() body: unknown): Promise<{ bytes: number; sha256: string }> {
    if (!(body instanceof Readable)) throw problem(415, 'Unsupported Media Type', 'Send the bytes of a file.');
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        happenings.emit('chunk');
        hash.update(chunk);
      }
    } catch (error) {
      happenings.emit('cut', error);
      throw error;
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  @Get('slow')
  async slow(): Promise<{ ended: string }> {
    const goOn = once(happenings, 'go on');
    happenings.emit('slow');
    await goOn;
    await this.database.query('SELECT 1');
    return { ended: 'well' };
  }

  @Get('broken')
  broken(): never {
    throw new TypeError('cannot read secret 42 of undefined');
  }

  @Get('busy')
  busy(): never {
    throw new TransientError('the server does not answer');
  }

  @Get('bad-sql')
  badSql(): Promise<unknown> {
    return this.database.query('SELECT * FROM orders.nothing');
  }
}

@Module({
  imports: [MessagingModule.forService({ service: 'orders', schema: 'orders' })],
  controllers: [NotesController],
})
class NotesModule {}

/** An app as small as can be, under the name of a real one. */
export const notesApp: AppDefinition = {
  name: 'orders',
  title: 'Notes',
  description: 'Keeps notes.',
  defaultPort: 4081,
  module: () => NotesModule,
  migrations: [messagingMigration('orders'), Notes1767225600001],
  consumes: false,
  links: [{ href: '/notes', title: 'All notes' }],
};
