/** What goes wrong in the life of a model; it travels with those pages. */
export const lifeErrors = {
  'model.founded_already': 'Mô hình này đã có quyết định thành lập.',
}
