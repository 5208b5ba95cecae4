/** Videos are served as they came, but for what an MP4 file tells about its maker in boxes of its own. */
package io.convoke.media.videos;
