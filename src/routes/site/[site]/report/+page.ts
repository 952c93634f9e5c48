// Figures of one moment, and links: nothing that needs a script.
export const csr = false;
