#!/bin/sh
# Makes the PNG sizes from icons/lockkeeper.svg; run it after a change of the drawing (rsvg-convert: librsvg2-bin).
set -eu
cd -- "$(dirname -- "$0")/../icons"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert -w "$size" -h "$size" lockkeeper.svg -o "lockkeeper-$size.png"
done
