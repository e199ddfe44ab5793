import type { FastifyInstance } from 'fastify'

/** Models at work every evening or morning: shifts, signals, books, checklists, pacts. */
export async function dutiesModule(_app: FastifyInstance) {}
