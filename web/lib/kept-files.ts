/** Photos and signatures kept on this phone until they are sent: too large for its text store. */
async function shelf(mode: IDBTransactionMode) {
  const open = indexedDB.open('binh-yen', 1)
  open.onupgradeneeded = () => open.result.createObjectStore('files')
  const database = await settled(open)
  return { database, files: database.transaction('files', mode).objectStore('files') }
}

function settled<Result>(request: IDBRequest<Result>) {
  return new Promise<Result>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexeddb'))
  })
}

async function onShelf<Result>(
  mode: IDBTransactionMode,
  act: (files: IDBObjectStore) => IDBRequest<Result>,
) {
  const { database, files } = await shelf(mode)
  try {
    return await settled(act(files))
  } finally {
    database.close()
  }
}

/** Keeps a file under the id it will be sent with. */
export async function keepBlob(id: string, file: Blob) {
  await onShelf('readwrite', (files) => files.put(file, id))
}

/** The file kept under an id, if it is still here. */
export async function blobOf(id: string): Promise<Blob | undefined> {
  return (await onShelf('readonly', (files) => files.get(id))) as Blob | undefined
}

export async function dropBlob(id: string) {
  await onShelf('readwrite', (files) => files.delete(id))
}
