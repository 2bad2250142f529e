//! What a compressed stream holds, up to a limit: a few bytes can unfold to terabytes.

use std::io::Read;

use flate2::bufread::ZlibDecoder;

/// What a document may unfold to in all, in bytes. A region's report is below a tenth of it.
const MOST: usize = 64 << 20;

/// Why a stream could not be unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folded {
    /// It is damaged.
    Damaged,
    /// The document is larger than any report.
    TooLarge,
}

/// How much may still be unfolded.
#[derive(Debug)]
pub(super) struct Room(usize);

impl Room {
    pub(super) const fn new() -> Self {
        Self(MOST)
    }

    /// What a stream holds that is not compressed.
    pub(super) fn plain(&mut self, bytes: &[u8]) -> Result<Vec<u8>, Folded> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(Folded::TooLarge)?;
        Ok(bytes.to_vec())
    }

    /// What a zlib stream holds. Its checksum must be right, and nothing may follow it.
    pub(super) fn unfold(&mut self, zlib: &[u8]) -> Result<Vec<u8>, Folded> {
        let mut decoder = ZlibDecoder::new(zlib);
        let mut bytes = Vec::new();
        let read = decoder.by_ref().take(self.0 as u64 + 1).read_to_end(&mut bytes);
        self.0 = self.0.checked_sub(bytes.len()).ok_or(Folded::TooLarge)?;
        if read.is_ok() && decoder.total_in() == zlib.len() as u64 { Ok(bytes) } else { Err(Folded::Damaged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 16 times "malspar ", as zlib writes it.
    const STREAM: [u8; 19] = [
        0x78, 0xda, 0xcb, 0x4d, 0xcc, 0x29, 0x2e, 0x48, 0x2c, 0x52, 0xc8, 0x1d, 0x20, 0x1a, 0x00, 0x69, 0x04,
        0x31, 0x01,
    ];

    #[test]
    fn a_stream_unfolds_to_what_it_holds() {
        assert_eq!(Room::new().unfold(&STREAM), Ok(b"malspar ".repeat(16)));
        assert_eq!(Room(128).unfold(&STREAM).map(|bytes| bytes.len()), Ok(128));
        assert_eq!(Room(127).unfold(&STREAM), Err(Folded::TooLarge));
    }

    /// A gigabyte of nothing is a megabyte of stream; only as much as there is room for is ever unfolded.
    #[test]
    fn what_unfolds_beyond_measure_is_left() {
        use std::io::{Cursor, Write};
        use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file("nothing", options).unwrap();
        let megabyte = vec![0; 1 << 20];
        (0..1024).for_each(|_| zip.write_all(&megabyte).unwrap());
        let packed = zip.finish().unwrap().into_inner();
        let mut archive = ZipArchive::new(Cursor::new(packed)).unwrap();
        let mut deflate = Vec::new();
        archive.by_index_raw(0).unwrap().read_to_end(&mut deflate).unwrap();
        let stream = [b"\x78\x9c".as_slice(), &deflate, &[0; 4]].concat();
        assert!(stream.len() < 2 << 20);
        assert_eq!(Room::new().unfold(&stream), Err(Folded::TooLarge));
        // Many small ones share the room.
        let mut room = Room(1000);
        assert_eq!((0..8).filter(|_| room.unfold(&STREAM).is_ok()).count(), 7);
    }

    #[test]
    fn any_other_byte_is_damage() {
        // The first two bytes say how it was compressed, and nothing of what it holds.
        for at in 2..STREAM.len() {
            let mut changed = STREAM;
            changed[at] ^= 0x10;
            // The last bits before the checksum are of no use, and of no harm.
            let found = Room::new().unfold(&changed);
            assert!(found == Err(Folded::Damaged) || found == Room::new().unfold(&STREAM), "byte {at}");
        }
        for length in 0..STREAM.len() {
            assert_eq!(Room::new().unfold(&STREAM[..length]), Err(Folded::Damaged), "{length} bytes");
        }
    }
}
