// Something the server has answered with, saved as a file of the user's own.
export function saveJson(name: string, value: unknown): void {
  const link = document.createElement('a');
  const address = URL.createObjectURL(new Blob([JSON.stringify(value)], { type: 'application/json' }));
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]/g, '_');
  link.click();
  URL.revokeObjectURL(address);
}
