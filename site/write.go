package site

import (
	"context"
	"fmt"
	"sync/atomic"

	"ibid/internal/write"
)

// manifest is the file in which a build notes what it wrote, with checksums, so
// that the next may replace it, and remove what is no longer there.
const manifest = ".ibid-site"

// Report says what [Site.Write] did.
type Report struct {
	Files     int // of the site
	Written   int // new or changed
	Removed   int // of an earlier build
	Unchanged int
}

// Write renders the site into a folder, which is made when needed. It writes
// only what has changed, and removes what an earlier build wrote and this one does
// not; other files in the folder stay. A file of the site that no build wrote, or that
// has changed since, is [write.Refused] unless forced. Pages take their places when all
// have been rendered. A link that leads nowhere is an error, and nothing is written.
func (s *Site) Write(ctx context.Context, dir string, force bool) (Report, error) {
	report := Report{Files: len(s.paths)}
	folder, err := write.OpenFolder(dir, manifest, force)
	if err != nil {
		return report, err
	}
	defer folder.Close()
	names := s.Paths()
	for _, earlier := range folder.Listed() {
		if _, ok := s.routes[earlier]; !ok {
			names = append(names, earlier)
			folder.Remove(earlier)
			report.Removed++
		}
	}
	if err := folder.Check(names); err != nil {
		return report, err
	}
	links := s.newChecker()
	var written atomic.Int64
	err = s.each(ctx, func(path string, body []byte) error {
		links.add(path, body)
		changed, err := folder.Put(path, body)
		if changed {
			written.Add(1)
		}
		return err
	})
	report.Written = int(written.Load())
	report.Unchanged = report.Files - report.Written
	if err == nil {
		err = links.result()
	}
	if err != nil {
		return report, fmt.Errorf("%w; no page was changed", err)
	}
	return report, folder.Commit()
}
