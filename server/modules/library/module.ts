import type { FastifyInstance } from 'fastify'

/** What one place learns from another: the family of a model, notices, followers, playbooks from elsewhere. */
export async function libraryModule(_app: FastifyInstance) {}
