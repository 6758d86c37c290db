/** Where `npm run db:generate` reads the schema and writes the migrations. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './server/src/storage/schema/index.ts',
  out: './drizzle',
});
