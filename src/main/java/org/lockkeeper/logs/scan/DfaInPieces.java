package org.lockkeeper.logs.scan;

/** The automaton goes on from piece to piece, so that it sees a line as a whole wherever the pieces are cut. */
final class DfaInPieces implements LineInPieces {
    private final LazyDfa dfa;
    private int state;

    /** @param dfa nobody else uses it, since it forgets states */
    DfaInPieces(LazyDfa dfa) {
        this.dfa = dfa;
    }

    @Override
    public void begin() {
        state = dfa.begun();
    }

    @Override
    public void piece(byte[] b, int from, int to) {
        state = dfa.run(b, from, to, state);
    }

    @Override
    public boolean end() {
        return dfa.isMatchAtEnd(state);
    }
}
