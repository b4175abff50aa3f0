package org.lockkeeper.logs.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file in UTF-16 as UTF-8, without its byte order mark. It may grow; half a character at its end waits for the other half. What is no
 * character is replaced.
 */
final class Utf16Text implements TextSource {
    private static final int PIECE = 1 << 14;

    private final FileChannel channel;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer chars = CharBuffer.allocate(PIECE);
    private volatile long done;
    private boolean begun;

    Utf16Text(FileChannel channel, Charset charset) {
        this.channel = channel;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads, others only look
    public int read(byte[] into) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(into);
        while (out.position() == 0) {
            int n = channel.read(bytes, done);
            if (n <= 0) {
                return -1;
            }
            done += n;
            decoder.decode(bytes.flip(), chars, false);
            bytes.compact();
            chars.flip();
            if (!begun && chars.hasRemaining()) {
                begun = true;
                chars.position(chars.get(0) == '\ufeff' ? 1 : 0);
            }
            encoder.encode(chars, out, false);
            chars.compact();
        }
        return out.position();
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public long total() throws IOException {
        return channel.size();
    }

    @Override
    public boolean isGrowing() {
        return true;
    }

    @Override
    public boolean beginAnew() throws IOException {
        if (channel.size() >= done) {
            return false;
        }
        done = 0;
        begun = false;
        bytes.clear();
        chars.clear();
        decoder.reset();
        encoder.reset();
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
