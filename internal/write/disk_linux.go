package write

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncDisk brings all that was written to the disk of a folder.
func syncDisk(root *os.Root) error {
	d, err := root.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	return unix.Syncfs(int(d.Fd()))
}
