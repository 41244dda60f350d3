package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"ibid/ingest"
)

// addCache adds the flag --cache to a command that reads content.
func addCache(cmd *cobra.Command, cache *string) {
	if dir, err := os.UserCacheDir(); err == nil {
		*cache = filepath.Join(dir, "ibid")
	}
	cmd.Flags().StringVar(cache, "cache", *cache, "folder that keeps parsed documents for the next run; '' for none")
	cmd.Flags().Lookup("cache").DefValue = "ibid in the cache folder of the user"
}

// cachedFS is content with the file that keeps its parsed documents.
type cachedFS struct {
	fs.FS
	cache string // empty for none
}

// cacheFile names the file for the content of a folder.
func cacheFile(cache, dir string) string {
	abs, err := filepath.Abs(dir)
	if cache == "" || err != nil {
		return ""
	}
	return filepath.Join(cache, fmt.Sprintf("%x.parsed", sha256.Sum256([]byte(abs)))[:32])
}

// readContent is [ingest.Read] that parses only what changed since the last run of
// this program. A cache that cannot be read or written costs time and no more.
func readContent(ctx context.Context, content fs.FS) (*ingest.Result, error) {
	c, ok := content.(cachedFS)
	program := program()
	if !ok || c.cache == "" || program == "" {
		return ingest.Read(ctx, content)
	}
	data, _ := os.ReadFile(c.cache)
	cache := ingest.LoadCache(data, program)
	res, err := ingest.ReadCached(ctx, content, cache)
	if err == nil && cache.Changed() {
		var out bytes.Buffer
		if cache.Save(&out, program) == nil {
			_ = replace(c.cache, out.Bytes())
		}
	}
	return res, err
}

// program tells this program from another build of it.
func program() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	return fmt.Sprint(version(), info.Size(), info.ModTime().UnixNano())
}

// replace writes a file beside and renames it, so that whoever reads it
// meanwhile sees the old one or the new one.
func replace(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
