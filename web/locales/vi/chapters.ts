/** The chapters of a model's life: the name of each page and what one finds there, by its address. */
export const chapterWords = {}
