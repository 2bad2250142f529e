//! What a compressed stream holds, up to a limit: a few bytes can unfold to terabytes.

use std::io::Read;

use zip::read::{ZipReadOptions, read_zipfile_from_stream_with_options};

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

    /// What a zlib stream holds: two bytes of header, DEFLATE, and a checksum that must be right.
    pub(super) fn unfold(&mut self, zlib: &[u8]) -> Result<Vec<u8>, Folded> {
        let (Some((_, deflate)), Some((_, checksum))) =
            (zlib.split_at_checked(2), zlib.split_last_chunk::<4>().map(|(body, sum)| (body, *sum)))
        else {
            return Err(Folded::Damaged);
        };
        let bytes = inflated(deflate, self.0).ok_or(Folded::Damaged)?;
        self.0 = self.0.checked_sub(bytes.len()).ok_or(Folded::TooLarge)?;
        if adler32(&bytes) == u32::from_be_bytes(checksum) { Ok(bytes) } else { Err(Folded::Damaged) }
    }
}

/// The header of a ZIP member that is compressed with DEFLATE (8) and says nothing of its size (flag 3).
const MEMBER: [u8; 30] = {
    let mut header = [0; 30];
    [header[0], header[1], header[2], header[3]] = *b"PK\x03\x04";
    header[6] = 8;
    header[8] = 8;
    header
};

/// At most `most` bytes and one. The ZIP reader is the one at hand that unfolds a piece at a time and can be stopped.
fn inflated(deflate: &[u8], most: usize) -> Option<Vec<u8>> {
    let options = ZipReadOptions::new().override_compressed_size(deflate.len() as u64).ignore_crc32(true);
    let mut member = MEMBER.chain(deflate);
    let file = read_zipfile_from_stream_with_options(&mut member, options).ok()??;
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The checksum at the end of a zlib stream (RFC 1950).
fn adler32(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    // As many as can be added before the sums must be reduced.
    let (mut a, mut b) = (1_u32, 0_u32);
    for chunk in bytes.chunks(5552) {
        for byte in chunk {
            a += u32::from(*byte);
            b += a;
        }
        a %= MODULUS;
        b %= MODULUS;
    }
    (b << 16) | a
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
    fn a_checksum_is_that_of_the_standard() {
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

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
