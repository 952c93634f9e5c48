// A form: it needs no script, and none that comes late takes back what was chosen meanwhile.
export const csr = false;
