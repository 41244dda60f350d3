package write

import (
	"os"
	"path"
)

// few is how many files are brought to disk one by one.
const few = 20

// syncFiles brings files below a folder to disk, with their names. Many are brought
// there with all else on the disk where the system can do that: in a tenth of the time.
func syncFiles(root *os.Root, names []string) error {
	if len(names) > few && syncDisk(root) == nil {
		return nil
	}
	folders := map[string]bool{}
	for _, name := range names {
		f, err := root.OpenFile(name, os.O_RDWR, 0) // Windows syncs what may be written
		if err != nil {
			return err
		}
		err = f.Sync()
		f.Close()
		if err != nil {
			return err
		}
		folders[path.Dir(name)] = true
	}
	for name := range folders {
		if err := syncDir(root, name); err != nil {
			return err
		}
	}
	return nil
}
