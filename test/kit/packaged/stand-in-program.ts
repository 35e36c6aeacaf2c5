// The smallest file that is a Windows program to those who sign and check programs. It cannot run.

/** @returns a PE file of one section that ends at once */
export function standInProgram(): Buffer {
  const file = Buffer.alloc(0x400);
  file.write('MZ', 0, 'latin1');
  file.writeUInt32LE(0x80, 0x3c);
  file.write('PE\0\0', 0x80, 'latin1');
  const coff = 0x84;
  file.writeUInt16LE(0x8664, coff); // x64
  file.writeUInt16LE(1, coff + 2); // sections
  file.writeUInt16LE(240, coff + 16); // size of the optional header
  file.writeUInt16LE(0x22, coff + 18); // runs, knows large addresses
  const optional = coff + 20;
  file.writeUInt16LE(0x20b, optional); // PE32+
  file.writeUInt32LE(0x200, optional + 4); // code
  file.writeUInt32LE(0x1000, optional + 16); // entry point
  file.writeBigUInt64LE(0x140000000n, optional + 24);
  file.writeUInt32LE(0x1000, optional + 32);
  file.writeUInt32LE(0x200, optional + 36);
  file.writeUInt16LE(6, optional + 40);
  file.writeUInt16LE(6, optional + 48);
  file.writeUInt32LE(0x2000, optional + 56);
  file.writeUInt32LE(0x200, optional + 60);
  file.writeUInt16LE(3, optional + 68); // console
  file.writeUInt32LE(16, optional + 108); // data directories
  const section = optional + 240;
  file.write('.text', section, 'latin1');
  file.writeUInt32LE(1, section + 8);
  file.writeUInt32LE(0x1000, section + 12);
  file.writeUInt32LE(0x200, section + 16);
  file.writeUInt32LE(0x200, section + 20);
  file.writeUInt32LE(0x60000020, section + 36);
  file.writeUInt8(0xc3, 0x200); // return
  return file;
}
