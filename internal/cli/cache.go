package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"ibid/ingest"
	"ibid/internal/write"
)

// addCache adds the flag --cache to a command that reads content.
func addCache(cmd *cobra.Command, cache *string) {
	*cache = userCache()
	cmd.Flags().StringVar(cache, "cache", *cache, "folder that keeps parsed documents for the next run; '' for none")
	cmd.Flags().Lookup("cache").DefValue = "ibid in the cache folder of the user"
}

// userCache is the folder that is used without the flag.
func userCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "ibid")
}

// cachedFS is content with the folder that keeps its parsed documents.
type cachedFS struct {
	fs.FS
	kept keptDocuments
}

// keptDocuments is the part of a cache for one folder of content.
type keptDocuments struct {
	cache   string // empty for none
	content string // absolute path of the folder
}

func keptIn(cache, dir string) keptDocuments {
	abs, err := filepath.Abs(dir)
	if err != nil {
		cache = ""
	}
	return keptDocuments{cache, abs}
}

// folder is where the documents are kept.
func (k keptDocuments) folder() string {
	return filepath.Join(k.cache, fmt.Sprintf("%x", sha256.Sum256([]byte(k.content)))[:32])
}

// keptOf is the file beside the documents that names the folder they are of.
const keptOf = "content"

// readContent is [ingest.Read] that reads anew only what changed since the last run of
// this program. A cache that cannot be read or written costs time and no more.
func readContent(ctx context.Context, content fs.FS) (*ingest.Result, error) {
	c, ok := content.(cachedFS)
	if !ok {
		return ingest.Read(ctx, content)
	}
	name, program := filepath.Base(c.kept.content), program()
	if c.kept.cache == "" || program == "" {
		return ingest.ReadCached(ctx, c.FS, name, nil)
	}
	folder := c.kept.folder()
	begin := sync.OnceValue(c.kept.begin)
	return ingest.ReadCached(ctx, c.FS, name, &ingest.Cache{
		Files:   os.DirFS(folder),
		Program: program,
		Replace: func(name string, data []byte) error {
			if err := begin(); err != nil {
				return err
			}
			return write.File(filepath.Join(folder, name), 0o600, with(data))
		},
	})
}

// begin makes the folder, and takes away what nobody needs any more.
func (k keptDocuments) begin() error {
	if err := os.MkdirAll(k.folder(), 0o700); err != nil {
		return err
	}
	tidy(k.cache)
	return write.File(filepath.Join(k.folder(), keptOf), 0o600, with([]byte(k.content)))
}

// tidy removes from a cache the documents of folders that are no more, and what
// writers have left that were killed. What it cannot remove stays.
func tidy(cache string) {
	marks, _ := filepath.Glob(filepath.Join(cache, "*", keptOf))
	for _, mark := range marks {
		if info, err := os.Lstat(mark); err != nil || !info.Mode().IsRegular() {
			continue
		}
		content, _ := os.ReadFile(mark)
		kept := keptDocuments{cache, string(content)} // whose folder is never somebody else's
		if _, err := os.Stat(kept.content); errors.Is(err, fs.ErrNotExist) {
			os.RemoveAll(kept.folder())
			continue
		}
		_ = write.Clean(kept.folder())
	}
}

// with fills a file with data.
func with(data []byte) func(*os.File) error {
	return func(f *os.File) error {
		_, err := f.Write(data)
		return err
	}
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
