package site

import (
	"context"
	"net/url"
	"os/exec"
	"path"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"
)

// TestBrowser opens the site from a folder, where one is installed, in Chromium.
func TestBrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil || testing.Short() {
		t.Skip("no chromium, or -short")
	}
	s, dir := small(t).site(Options{}), t.TempDir()
	if _, err := s.Write(context.Background(), dir, false); err != nil {
		t.Fatal(err)
	}
	at := func(page string) string {
		return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String() + page
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	chromedp.ListenTarget(ctx, func(event any) {
		if e, ok := event.(*log.EventEntryAdded); ok {
			t.Errorf("the browser complains: %s %s", e.Entry.Text, e.Entry.URL)
		}
	})

	t.Run("search", func(t *testing.T) {
		var titles []string
		err := chromedp.Run(ctx, chromedp.Navigate(at("search.html?q=simple+stor")), chromedp.WaitVisible("#results li"),
			chromedp.Evaluate(`Array.from(document.querySelectorAll("#results a"), a => a.textContent)`, &titles))
		if diff := cmp.Diff([]string{"Amazon S3"}, titles); diff != "" || err != nil {
			t.Errorf("error %v, -want +got:\n%s", err, diff)
		}
	})
	t.Run("target", func(t *testing.T) {
		var lit []string
		id := s.documents["storage"].quotes[0].ID
		err := chromedp.Run(ctx, chromedp.Navigate(at("s/storage.html#q-"+string(id))), chromedp.WaitVisible(":target"),
			chromedp.Evaluate(`Array.from(document.querySelectorAll("mark")).filter(m => getComputedStyle(m).backgroundColor !== "rgba(0, 0, 0, 0)").map(m => m.textContent)`, &lit))
		if diff := cmp.Diff([]string{"Storage came first", "EC2\nfollowed that August"}, lit); diff != "" || err != nil {
			t.Errorf("error %v, -want +got:\n%s", err, diff)
		}
	})
	t.Run("narrow", func(t *testing.T) {
		for _, p := range s.Paths() {
			if path.Ext(p) != ".html" || p == s.entities["service/amazon-s3"].moved[0] { // which leads on at once
				continue
			}
			var width int
			err := chromedp.Run(ctx, emulation.SetDeviceMetricsOverride(320, 640, 1, true), chromedp.Navigate(at(escapePath(p))),
				chromedp.Evaluate("document.documentElement.scrollWidth", &width))
			if width > 320 || err != nil {
				t.Errorf("%s is %d wide on a screen of 320, error %v", p, width, err)
			}
		}
	})
}
